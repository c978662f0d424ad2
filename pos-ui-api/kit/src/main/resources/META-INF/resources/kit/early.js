/* Before the first paint, so that a screen does not flash in the wrong theme or language. A classic script on purpose: modules wait. */
{
    const theme = localStorage.getItem('evertill.theme');
    if (theme === 'light' || theme === 'dark') {
        document.documentElement.dataset.theme = theme;
    }
    const language = localStorage.getItem('evertill.language');
    if (language) {
        document.documentElement.lang = language;
    }
}
