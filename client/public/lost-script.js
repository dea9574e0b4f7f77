// Says when the page's main script did not come, or ended at once: nobody else could, and the page would stay empty. In
// the words of 2009, as old-browser.js, which speaks first. The sentences stand in index.html. PAG7
(function () {
  var key = "regatta.asked-anew-at";
  var notice = document.getElementById("lost-script");

  function isEmpty() {
    return !document.getElementById("app").firstChild && document.getElementById("old-browser").hasAttribute("hidden");
  }

  function tell() {
    if (isEmpty()) notice.removeAttribute("hidden");
    else notice.setAttribute("hidden", "");
  }

  // At most once a minute, and never where this could not be remembered.
  function mayLoadAnew() {
    try {
      var now = new Date().getTime();
      var before = Number(window.sessionStorage.getItem(key));
      if (now >= before && now - before < 60000) return false;
      window.sessionStorage.setItem(key, String(now));
      return true;
    } catch (_error) {
      return false;
    }
  }

  // Loading anew without a network would leave the browser's own page here, which asks nobody any more.
  function loadAnewWhenAnswered() {
    var request = new XMLHttpRequest();
    request.onload = function () {
      if (request.status === 200 && mayLoadAnew()) window.location.reload();
    };
    request.open("GET", window.location.href);
    request.send();
    window.setTimeout(loadAnewWhenAnswered, 5000);
  }

  notice.onclick = function (event) {
    if (event.target.nodeName === "BUTTON") window.location.reload();
  };
  // All scripts have come by then, or will not.
  window.addEventListener("load", function () {
    tell();
    if (isEmpty()) window.setTimeout(loadAnewWhenAnswered, 2000);
  });
  // A network that neither brings nor refuses them.
  window.setTimeout(tell, 20000);
})();
