// Shows a page in our own words when Remindly cannot be reached. Nothing else is ever kept: what pages say of somebody is never old.
const kept = "remindly-offline-1";
const files = ["/offline.html", "/css/tokens.css", "/css/dark.css", "/css/contrast.css", "/css/base.css", "/css/offline.css", "/js/offline.js", "/favicon.svg"];

self.addEventListener("install", event => {
    event.waitUntil(caches.open(kept).then(cache => cache.addAll(files)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", event => {
    const outdated = caches.keys().then(names => Promise.all(names.filter(name => name !== kept).map(name => caches.delete(name))));
    event.waitUntil(outdated.then(() => self.clients.claim()));
});

self.addEventListener("fetch", event => {
    const { request } = event;
    if (request.mode === "navigate") {
        event.respondWith(fetch(request).catch(() => caches.match("/offline.html")));
    } else if (files.includes(new URL(request.url).pathname)) {
        event.respondWith(fetch(request).catch(() => caches.match(request)));
    }
});
