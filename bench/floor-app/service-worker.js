// Keeps what was fetched and answers from it: the least that opens without a network.
self.addEventListener("install", (event) => {
  event.waitUntil(
    fetch("/files.json")
      .then((answer) => answer.json())
      .then((files) => caches.open("floor").then((cache) => cache.addAll(files))),
  );
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const wanted = event.request.mode === "navigate" ? "/" : event.request;
  event.respondWith(caches.match(wanted).then((held) => held ?? fetch(event.request)));
});
