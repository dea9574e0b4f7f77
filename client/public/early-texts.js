// Asks for the reader's sentences while the page's main script is still on its way: it will want them first of all. Their
// files stand at this script's element, one for each language (compat/earlyTexts.ts). In the words of 2009, as its
// neighbours; a browser that does not know the wish passes over it. PAG36
(function () {
  var filesOf = document.currentScript && document.currentScript.dataset;
  if (!filesOf) return;

  function chosen() {
    try {
      return window.localStorage.getItem("regatta.language");
    } catch (_error) {
      return null;
    }
  }

  // As client/i18n/language.ts; a wrong guess would cost its bytes, and nothing else.
  function wanted() {
    var tags = [chosen() || ""].concat(window.navigator.languages || []);
    for (var index = 0; index < tags.length; index++) {
      var found = filesOf[String(tags[index]).toLowerCase().split("-")[0]];
      if (found) return found;
    }
    return filesOf.en;
  }

  var files = wanted().split(" ");
  for (var index = 0; index < files.length; index++) {
    var link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = files[index];
    document.head.appendChild(link);
  }
})();
