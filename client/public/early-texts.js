// Asks for the reader's sentences while the main script is on its way (compat/earlyTexts.ts). In the words of 2009. PAG36
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

  // As i18n/language.ts.
  function wanted() {
    var tags = [chosen() || ""].concat(window.navigator.languages || []);
    for (var index = 0; index < tags.length; index++) {
      var found = filesOf[String(tags[index]).toLowerCase().split("-")[0]];
      if (found) return found;
    }
    return filesOf.en;
  }

  wanted()
    .split(" ")
    .forEach(function (file) {
      var link = document.createElement("link");
      link.rel = "modulepreload";
      link.href = file;
      document.head.appendChild(link);
    });
})();
