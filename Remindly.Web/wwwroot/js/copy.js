// A button with data-copy="id" puts what stands in that field on the clipboard, and says so in the element called id-copied.

async function copy(field) {
    field.focus();
    field.select();
    try {
        await navigator.clipboard.writeText(field.value);
        return true;
    } catch {
        // Without https only the old way is open.
        return document.execCommand("copy");
    }
}

document.addEventListener("click", async event => {
    const button = event.target.closest?.("[data-copy]");
    const field = button && document.getElementById(button.dataset.copy);
    if (!field) return;
    const done = await copy(field);
    button.focus();
    const said = document.getElementById(`${field.id}-copied`);
    if (said) said.textContent = done ? "Copied. Paste it into a message." : "The link is marked. Copy it with your keyboard or by a long press.";
});
