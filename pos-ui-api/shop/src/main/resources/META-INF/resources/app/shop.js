import { html, render } from 'lit';
import { t } from '/kit/texts.js';
import { ShopScreen } from './shop/shop-screen.js';
import { start } from './start.js';

const session = await start();
document.title = t('shop.title');
if (session.role === 'MANAGER') {
    document.body.append(new ShopScreen(session));
} else {
    render(
        html`<main class="office-main">
            <p class="notice">${t('refusal.A_MANAGER_MUST_DO_THIS')}</p>
            <p><a class="button" href="/till.html">${t('till.sale')}</a></p>
        </main>`,
        document.body,
    );
}
