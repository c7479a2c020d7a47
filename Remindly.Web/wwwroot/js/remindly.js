// The little that only a browser can do. Every behaviour hangs on a data attribute, so that pages stay plain HTML.

// Blazor tells the server that a page was closed on "unload", which browsers are giving up; "pagehide" comes at the same moment.
const listen = window.addEventListener;
window.addEventListener = (type, ...rest) => listen.call(window, type === "unload" ? "pagehide" : type, ...rest);
// What the back button finds again has lost its circuit.
window.addEventListener("pageshow", event => event.persisted && location.reload());

const typed = new Set();
document.addEventListener("input", event => typed.add(event.target));

// Reconnecting: see Components/Layout/ReconnectBox.razor.
const box = document.getElementById("components-reconnect-modal");
const state = name => box.classList.contains(`components-reconnect-${name}`);

async function reconnect() {
    try {
        if (await Blazor.reconnect() === false) box.className = "reconnect components-reconnect-rejected";
    } catch {
        // Still unreachable: the box stays and the next sign of life tries again.
    }
}

// Whoever is typing keeps their place; for anybody else the one button that helps is under their fingers.
function offer(button) {
    const isTyping = document.activeElement?.matches("input, textarea, select");
    if (!isTyping) box.querySelector(button).focus();
}

function changed() {
    const unsaved = [...typed].some(field => field.isConnected && field.value);
    if (state("rejected") && !unsaved) location.reload();
    else if (state("rejected")) offer("[data-reload]");
    else if (state("failed")) offer("[data-reconnect]");
}

if (box) {
    new MutationObserver(changed).observe(box, { attributes: true, attributeFilter: ["class"] });
    const wake = () => {
        if (document.visibilityState === "visible" && state("failed")) reconnect();
    };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", wake);
}

document.addEventListener("click", event => {
    // With a <base>, "#content" would lead to another page; and a page shown in place of a missing one has another address.
    if (event.target.closest?.("[data-skip]")) {
        event.preventDefault();
        document.getElementById("content")?.focus();
        return;
    }

    const button = event.target.closest?.("button");
    if (!button) return;
    if (button.matches("[data-reconnect]")) reconnect();
    if (button.matches("[data-reload]")) location.reload();
    if (button.matches("[data-reveal]")) reveal(button);
});

// Menus (Components/Shared/ActionsMenu.razor): one at a time, closed by choosing, by Escape and by going elsewhere.
function closeMenus(except) {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
        if (menu !== except) menu.open = false;
    }
}

document.addEventListener("click", event => closeMenus(event.target.closest?.("button, a") ? null : event.target.closest?.("details[data-menu]")));
document.addEventListener("focusin", event => closeMenus(event.target.closest?.("details[data-menu]")));
document.addEventListener("keydown", event => {
    const menu = event.key === "Escape" && event.target.closest?.("details[data-menu][open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
});

// Show or hide the password of the field named by data-reveal.
function reveal(button) {
    const field = document.getElementById(button.dataset.reveal);
    if (!field) return;
    const shown = field.type === "text";
    field.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
}

// A form's time zone is guessed where data-time-zone marks its field and nobody has chosen one.
function guessZones() {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    for (const field of document.querySelectorAll("[data-time-zone]")) {
        if (field.dataset.guessed || !zone) continue;
        field.dataset.guessed = "true";
        if (![...field.options].some(option => option.value === zone)) field.add(new Option(zone.replaceAll("_", " "), zone));
        field.value = zone;
    }
}

guessZones();

// A page in our own words for when Remindly cannot be reached.
window.addEventListener("load", () => navigator.serviceWorker?.register("/service-worker.js").catch(() => {}));

// Taking back is never further away than one press, however long the list above the message is.
document.addEventListener("keydown", event => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "z";
    const button = document.querySelector("[data-undo]");
    if (!isUndo || !button || event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    button.click();
});
