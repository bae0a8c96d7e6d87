// Runs before the first paint: theme and language, so that nothing flashes. The same keys as src/lib/state/{theme,locale}.svelte.ts.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return JSON.parse(localStorage.getItem(key) || 'null');
    } catch (_) {
      return null;
    }
  }
  var theme = stored('evenkeel.theme');
  var dark = theme === 'dark' || (theme !== 'light' && window.matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  var locale = stored('evenkeel.locale') || (/^zh/i.test(navigator.language || '') ? 'zh' : 'en');
  root.lang = locale === 'zh' ? 'zh-CN' : 'en';
})();
