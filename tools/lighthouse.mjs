// Measures pages as docs/lighthouse.md says: node lighthouse.mjs ADDRESS PATH... ; needs the npm package lighthouse and Chromium.
import { createRequire } from "node:module";

const here = createRequire(process.cwd() + "/");
const { default: lighthouse } = await import(here.resolve("lighthouse"));
const { default: puppeteer } = await import(here.resolve("puppeteer-core"));

const [address, ...paths] = process.argv.slice(2);
const browser = await puppeteer.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"],
});

async function signIn() {
    const page = await browser.newPage();
    await page.goto(`${address}/account/login`);
    await Promise.all([page.waitForNavigation(), page.click("form[action='/account/demo'] button")]);
    await page.close();
}

// Nothing of a page may be here already, but the session.
async function forgetFiles(page) {
    const session = await page.createCDPSession();
    await session.send("Network.clearBrowserCache");
    await session.send("Storage.clearDataForOrigin", { origin: address, storageTypes: "service_workers,cache_storage" });
    await session.detach();
}

let signedIn = false;
// As a stranger before signing in: a signed-in person's sign-in page leads on.
for (const path of [...paths].sort((one, other) => other.startsWith("/account/") - one.startsWith("/account/"))) {
    if (!path.startsWith("/account/") && !signedIn) {
        await signIn();
        signedIn = true;
    }
    const page = await browser.newPage();
    await forgetFiles(page);
    const options = {
        disableStorageReset: true,
        logLevel: "error",
        onlyCategories: ["performance", "accessibility", "best-practices"],
    };
    const { lhr } = await lighthouse(address + path, options, undefined, page);
    const scores = Object.values(lhr.categories).map(each => `${each.title} ${Math.round(each.score * 100)}`);
    const metrics = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"];
    console.log(new URL(lhr.finalDisplayedUrl).pathname, scores.join(", "));
    console.log("  ", metrics.map(each => `${lhr.audits[each].title}: ${lhr.audits[each].displayValue}`).join(", "));
    const weighed = new Set(Object.values(lhr.categories).flatMap(each => each.auditRefs.filter(ref => ref.weight > 0).map(ref => ref.id)));
    for (const audit of Object.values(lhr.audits)) {
        if (weighed.has(audit.id) && audit.score !== null && audit.score < 0.9) console.log("   lacks", audit.title, audit.displayValue ?? "");
    }
    await page.close();
}

await browser.close();
