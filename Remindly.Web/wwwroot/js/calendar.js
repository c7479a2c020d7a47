// The calendar's arrow keys, dragging and dialogs. As in remindly.js, every behaviour hangs on a data attribute.

const days = () => [...document.querySelectorAll("[data-day]")];
const dayOf = date => document.querySelector(`[data-day="${date}"]`);

// A date of another month that is to have the focus once its month is on the page.
let awaited = null;

function shifted(date, amount, unit) {
    const [year, month, day] = date.split("-").map(Number);
    if (unit === "day") return new Date(Date.UTC(year, month - 1, day + amount)).toISOString().slice(0, 10);
    const last = new Date(Date.UTC(year, month + amount, 0)).getUTCDate();
    return new Date(Date.UTC(year, month - 1 + amount, Math.min(day, last))).toISOString().slice(0, 10);
}

function destination(day, key) {
    const date = day.dataset.day;
    const row = [...day.closest("tr").querySelectorAll("[data-day]")];
    switch (key) {
        case "ArrowLeft": return shifted(date, -1, "day");
        case "ArrowRight": return shifted(date, 1, "day");
        case "ArrowUp": return shifted(date, -7, "day");
        case "ArrowDown": return shifted(date, 7, "day");
        case "PageUp": return shifted(date, -1, "month");
        case "PageDown": return shifted(date, 1, "month");
        case "Home": return row[0].dataset.day;
        case "End": return row.at(-1).dataset.day;
        default: return null;
    }
}

document.addEventListener("keydown", event => {
    const day = event.target.closest?.("[data-day]");
    if (!day || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const date = destination(day, event.key);
    if (!date) return;
    event.preventDefault();
    const there = event.key.startsWith("Page") ? null : dayOf(date);
    if (there) {
        there.focus();
        return;
    }

    awaited = date;
    const url = new URL(location.href);
    url.searchParams.set("date", date);
    Blazor.navigateTo(url.pathname + url.search);
});

// Only the day with the focus, and what it holds, is on the way of the Tab key.
document.addEventListener("focusin", event => {
    const day = event.target.closest?.("[data-day]");
    if (!day) return;
    for (const each of days()) each.tabIndex = each === day ? 0 : -1;
    const cell = day.closest("td");
    for (const link of day.closest("[data-month]").querySelectorAll("td a:not([data-day])")) link.tabIndex = cell.contains(link) ? 0 : -1;
});

// Dragging: what is dropped where is written into the field that the page listens to.
let dragged = null;

function placeOf(event) {
    return dragged && event.target.closest?.("[data-drop]");
}

function mark(place) {
    for (const each of document.querySelectorAll(".dropping")) if (each !== place) each.classList.remove("dropping");
    place?.classList.add("dropping");
}

document.addEventListener("dragstart", event => {
    const task = event.target.closest?.("[data-move]");
    if (!task) return;
    dragged = { id: task.dataset.move, grip: event.clientY - task.getBoundingClientRect().top };
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", task.textContent.trim());
});

document.addEventListener("dragover", event => {
    const place = placeOf(event);
    mark(place);
    if (place) event.preventDefault();
});

document.addEventListener("drop", event => {
    const place = placeOf(event);
    const field = document.querySelector("[data-dropped]");
    if (!place || !field) return;
    event.preventDefault();
    const told = [dragged.id, place.dataset.drop];
    if (place.dataset.quarters && getComputedStyle(place).display === "grid") {
        const { top, height } = place.getBoundingClientRect();
        const quarter = Math.round((event.clientY - dragged.grip - top) / height * place.dataset.quarters);
        told.push(Math.min(Math.max(quarter, 0), place.dataset.quarters - 1));
    }

    field.value = told.join(" ");
    field.dispatchEvent(new Event("change", { bubbles: true }));
});

document.addEventListener("dragend", () => {
    dragged = null;
    mark(null);
});

// A dialog that comes into the page opens over it; when it goes, the focus is back where it was.
let shown = null;
let opener = null;

function followDialogs() {
    if (shown && !shown.isConnected) {
        shown = null;
        const back = opener?.isConnected ? opener : document.getElementById(opener?.id || "content");
        back?.focus();
    }

    const dialog = document.querySelector("dialog[data-over]:not([open])");
    if (dialog) {
        [shown, opener] = [dialog, document.activeElement];
        dialog.showModal();
    }
}

// Escape asks the page to take the dialog away, as its button does.
document.addEventListener("cancel", event => {
    if (!event.target.matches?.("dialog[data-over]")) return;
    event.preventDefault();
    event.target.querySelector("[data-cancel]")?.click();
}, true);

new MutationObserver(() => {
    followDialogs();
    const day = awaited && dayOf(awaited);
    if (day) {
        awaited = null;
        day.focus();
    }
}).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-day"] });
