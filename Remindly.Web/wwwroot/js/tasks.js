// The task list: pages that come as they are scrolled to, dialogs, and keys. All of it presses buttons that are in the page anyway.

// A button marked data-near presses itself when it comes near; a page that was let go (data-let-go) does when it comes near.
const near = new IntersectionObserver(entries => {
    for (const { isIntersecting, target } of entries) {
        const button = target.matches("button") ? target : target.querySelector("[data-near]");
        if (isIntersecting && button && !button.disabled) button.click();
    }
}, { rootMargin: "800px 0px" });

// What a page measured last is what it takes up while it is let go, so that nothing jumps.
const heights = new WeakMap();
const sizes = new ResizeObserver(entries => {
    for (const { target, borderBoxSize } of entries) {
        if (!target.hasAttribute("data-let-go")) heights.set(target, borderBoxSize[0].blockSize);
    }
});

let watched = new Set();
let focusedPart = null;
document.addEventListener("focusin", event => { focusedPart = event.target.closest("[data-part]"); });

function watch() {
    for (const part of document.querySelectorAll("[data-part]")) {
        const gone = part.hasAttribute("data-let-go");
        part.style.height = gone && heights.has(part) ? `${heights.get(part)}px` : "";
        if (gone && part === focusedPart && document.activeElement === document.body) {
            part.querySelector("[data-near]")?.focus({ preventScroll: true });
        }
        sizes.observe(part);
    }
    const now = new Set(document.querySelectorAll("[data-let-go], [data-more]"));
    for (const each of watched) near.unobserve(each);
    for (const each of now) near.observe(each); // starting anew reports what is near already
    watched = now;
}

// Dialogs: data-opens names one in the page; one marked data-modal opens itself as soon as it is there.
let opener = null;

function open(dialog) {
    if (!dialog || dialog.open) return;
    opener = document.activeElement;
    dialog.showModal();
}

function openNew() {
    for (const dialog of document.querySelectorAll("dialog[data-modal]:not([open])")) open(dialog);
    const lost = document.activeElement === document.body && opener?.isConnected && !document.querySelector("dialog[open]");
    if (lost) opener.focus();
    if (!document.querySelector("dialog[open]")) opener = null;
}

document.addEventListener("click", event => {
    const opens = event.target.closest?.("[data-opens]");
    if (opens) open(document.getElementById(opens.dataset.opens));
    const dialog = event.target.closest?.("dialog");
    if (dialog && (isBeside(dialog, event) || event.target.closest("[data-closes]"))) leave(dialog);
});

// A click on what lies behind a dialog is a click on the dialog, but outside its edges.
function isBeside(dialog, { target, clientX, clientY, detail }) {
    if (target !== dialog || detail === 0) return false;
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return clientX < left || clientX > right || clientY < top || clientY > bottom;
}

document.addEventListener("cancel", event => {
    if (!event.target.matches?.("dialog[data-modal]")) return;
    event.preventDefault();
    leave(event.target);
}, true);

function leave(dialog) {
    const cancel = dialog.querySelector("[data-cancel]");
    if (cancel) cancel.click();
    else dialog.close();
}

// Keys: only where a list says that they are on, and never while something is being typed or a dialog is open.
const typing = "input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]";
let lastRow = null;

const rows = () => [...document.querySelectorAll("[data-row]")];
const rowOf = element => element?.closest?.("[data-row]");

function current() {
    return rowOf(document.activeElement) ?? (lastRow && document.querySelector(`[data-row="${CSS.escape(lastRow)}"]`));
}

function move(step) {
    const all = rows();
    const at = all.indexOf(current());
    const inView = all.findIndex(row => row.getBoundingClientRect().top >= 0);
    const next = all[at < 0 ? Math.max(0, inView) : at + step];
    if (!next) {
        if (step > 0) document.querySelector("[data-more]:not(:disabled)")?.click();
        return;
    }
    lastRow = next.dataset.row;
    next.querySelector("a[href]")?.focus();
    next.scrollIntoView({ block: "nearest" });
}

function act(name) {
    const row = current();
    row?.querySelector(`[data-act="${name}"]`)?.click();
    return Boolean(row);
}

function addTask() {
    const field = document.getElementById("quick-add");
    if (field) field.focus();
    else document.querySelector("[data-add-task]")?.click();
    return true;
}

function search() {
    const field = document.querySelector("[data-search]");
    field?.focus();
    field?.select();
    return Boolean(field);
}

function stopChoosing() {
    const button = document.querySelector("[data-stop-choosing]");
    button?.click();
    return Boolean(button);
}

const keys = {
    "j": () => (move(1), true),
    "k": () => (move(-1), true),
    "ArrowDown": () => Boolean(rowOf(document.activeElement)) && (move(1), true),
    "ArrowUp": () => Boolean(rowOf(document.activeElement)) && (move(-1), true),
    "c": () => act("complete"),
    "a": () => act("assign"),
    "x": () => act("select"),
    "n": addTask,
    "/": search,
    "?": () => (open(document.getElementById("keys")), true),
    "Escape": stopChoosing,
};

document.addEventListener("keydown", event => {
    const list = document.querySelector("[data-keys]");
    if (!list || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (list.dataset.keys !== "on" || document.querySelector("dialog[open]") || event.target.closest?.(typing)) return;
    if (Object.hasOwn(keys, event.key) && keys[event.key]()) event.preventDefault();
});

document.addEventListener("focusin", event => { lastRow = rowOf(event.target)?.dataset.row ?? lastRow; });

new MutationObserver(() => {
    watch();
    openNew();
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-let-go", "disabled"] });
watch();
