// Runs only in browsers that are too old for page.js, and says so. Written for all of them.
(function () {
  'use strict';
  var widget = document.getElementById('ownid-widget') || document.getElementById('add-passkey');
  if (!widget) return;
  var parts = document.querySelectorAll('.passkey, .scripted');
  for (var i = 0; i < parts.length; i += 1) parts[i].style.display = 'none';
  var second = document.querySelector('main .second');
  if (second) second.className = 'button';
  var notice = document.getElementById('notice');
  if (!notice) return;
  notice.className = 'notice calm';
  notice.textContent = widget.getAttribute('data-unsupported');
}());
