// Read by browsers of any age, so it is written in the words of 2009. What they must know is what the named browsers
// (compat/oldestBrowsers.ts) know and those just before them do not; the page's own scripts may fail before a line of
// them runs. Their sentences stand in index.html.
(function () {
  var isYoung =
    "noModule" in document.createElement("script") &&
    typeof WeakRef === "function" &&
    window.CSS &&
    CSS.supports &&
    CSS.supports("aspect-ratio", "1 / 1");
  if (!isYoung) document.getElementById("old-browser").removeAttribute("hidden");
})();
