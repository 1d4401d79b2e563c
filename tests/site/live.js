// Moves the waiting entries of a live blog to the top of the page when the reader asks for them.
const kButton = document.getElementById('newer');
kButton.addEventListener('click', () => {
  document.getElementById('entries').prepend(document.getElementById('pending').content.cloneNode(true));
  kButton.remove();
});
