// Keeps what is typed into a form until it is saved, in this browser alone: through a dropped connection and a restarted server.
// A form takes part by holding Components/Shared/Draft.razor. Passwords and keys are never kept.
const week = 7 * 24 * 60 * 60 * 1000;
const prefix = "remindly.draft.";
const person = document.documentElement.dataset.person;
const keyOf = name => `${prefix}${person}.${name}`;
const isDraft = key => key.startsWith(prefix);
const isOwn = key => key.startsWith(keyOf(""));

// Storage: a full or closed one leaves the form as it would be without.

function read(key) {
    try {
        return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
        return {};
    }
}

function write(key, values) {
    try {
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
    } catch {
        // Nothing is kept.
    }
}

function remove(isOver) {
    for (const key of Object.keys(localStorage)) if (isDraft(key) && isOver(key)) localStorage.removeItem(key);
}

// Fields

const isKept = field => field.name && !("secret" in field.dataset) && !["password", "hidden", "file", "submit"].includes(field.type);
const isTicked = field => field.type === "checkbox" || field.type === "radio";
const valueOf = field => isTicked(field) ? (field.type === "checkbox" ? field.checked : field.checked && field.value) : field.value;
const canTake = (field, value) => field.tagName !== "SELECT" || [...field.options].some(option => option.value === value);

let putting = false;

// The page's component hears of a value as if it had been typed.
function put(field, value) {
    putting = true;
    if (field.type === "checkbox") field.checked = value;
    else if (field.type === "radio") field.checked = field.value === value;
    else field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    putting = false;
}

// Keeping

const waiting = new Map();
let timer;

function flush() {
    for (const [key, values] of waiting) write(key, { ...read(key).values, ...values });
    waiting.clear();
}

function keep({ target }) {
    const mark = target.form?.querySelector("[data-draft]");
    if (putting || !mark || !isKept(target)) return;
    const key = keyOf(mark.dataset.draft);
    waiting.set(key, { ...waiting.get(key), [target.name]: valueOf(target) });
    states.get(mark)?.left.delete(target.name);
    clearTimeout(timer);
    timer = setTimeout(flush, 250);
}

// Coming back

const states = new WeakMap();

function stateOf(mark) {
    const name = mark.dataset.draft;
    if (states.get(mark)?.name !== name) {
        states.set(mark, { name, left: new Map(Object.entries(read(keyOf(name)).values ?? {})), before: new Map() });
    }
    return states.get(mark);
}

// Some choices come only after another one was made: they are tried again each time the page changes.
function restore(mark) {
    const { left, before } = stateOf(mark);
    const form = mark.closest("form");
    for (const [name, value] of [...left]) {
        const fields = [...form.elements].filter(field => field.name === name && isKept(field));
        if (fields.length === 0 || !fields.every(field => canTake(field, value))) continue;
        left.delete(name);
        for (const field of fields.filter(each => valueOf(each) !== value && (each.type !== "radio" || each.value === value))) {
            before.set(field, valueOf(field));
            put(field, value);
        }
    }
    if (before.size > 0) mark.firstElementChild.hidden = false;
}

function forget(name) {
    waiting.delete(keyOf(name));
    localStorage.removeItem(keyOf(name));
    for (const mark of document.querySelectorAll("form [data-draft]")) {
        if (mark.dataset.draft !== name) continue;
        states.set(mark, { name, left: new Map(), before: new Map() });
        mark.firstElementChild.hidden = true;
    }
}

function discard(mark) {
    const { name, before } = stateOf(mark);
    forget(name);
    for (const [field, value] of before) put(field, value);
    mark.closest("form").querySelector("input:not([type=hidden]), select, textarea")?.focus();
}

const look = () => document.querySelectorAll("form [data-draft]").forEach(restore);

function leave(event) {
    if (new URL(event.target.action).pathname !== "/account/logout") return;
    waiting.clear();
    remove(isOwn);
}

if (person) {
    remove(key => !(Date.now() - read(key).at < week));
    document.addEventListener("input", keep);
    document.addEventListener("change", keep);
    document.addEventListener("submit", leave);
    document.addEventListener("click", event => {
        const button = event.target.closest?.("[data-draft-discard]");
        if (button) discard(button.closest("[data-draft]"));
    });
    document.addEventListener("visibilitychange", flush);
    window.addEventListener("pagehide", flush);
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributeFilter: ["data-draft"] });
    look();
}

globalThis.remindlyDrafts = { forget };
