import { LitElement } from 'lit';

/** An element in the page's own DOM: the style sheets of the page hold for it, and so do labels, focus order and find-in-page. */
export class KitElement extends LitElement {
    createRenderRoot() {
        return this;
    }
}
