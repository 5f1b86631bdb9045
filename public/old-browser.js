// @ts-check
/* Notice of browsers that are too old for page.js, which run nothing but this. Written for all of them. */
(function () {
  'use strict';
  var widget = document.getElementById('ownid-widget') || document.getElementById('add-passkey');
  if (!widget) return;
  var parts = document.querySelectorAll('.passkey, .scripted');
  var i;
  for (i = 0; i < parts.length; i += 1) /** @type {HTMLElement} */ (parts[i]).style.display = 'none';
  var second = document.querySelector('main .second');
  if (second) second.className = 'button';
  var notice = document.getElementById('notice');
  if (!notice) return;
  notice.className = 'notice calm';
  notice.textContent = widget.getAttribute('data-unsupported');
})();
