// Looks again until Remindly answers, then loads the page that was asked for.
const again = () => location.reload();

async function look() {
    try {
        if ((await fetch("/health/live", { cache: "no-store" })).ok) again();
    } catch {
        // Not yet.
    }
}

setInterval(look, 4000);
window.addEventListener("online", look);
document.querySelector("[data-again]").addEventListener("click", again);
