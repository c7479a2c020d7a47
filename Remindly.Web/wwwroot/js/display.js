// A choice on the display page shows at once, in every open window of this browser. What applies when is the server's to say.
const windows = new BroadcastChannel("remindly.display");
windows.addEventListener("message", event => show(event.data));

function lookOf(page) {
    const media = [...page.querySelectorAll("[data-look]")].map(each => [each.dataset.look, each.getAttribute("media")]);
    return { text: page.documentElement.dataset.text, media: Object.fromEntries(media) };
}

function show({ text, media }) {
    document.documentElement.dataset.text = text;
    for (const each of document.querySelectorAll("[data-look]")) each.setAttribute("media", media[each.dataset.look]);
}

async function save(form) {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(String(answer.status));
    const look = lookOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
    show(look);
    windows.postMessage(look);
}

document.addEventListener("change", async event => {
    const form = event.target.closest?.("form[data-display]");
    if (!form) return;
    const said = form.querySelector("[data-said]");
    said.textContent = "";
    try {
        await save(form);
        said.textContent = "Saved.";
    } catch {
        said.textContent = "Remindly could not be reached. Choose again in a minute.";
    }
});
