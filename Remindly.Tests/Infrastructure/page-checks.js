// What a script can see of a page that a person could not use. Each check answers with a sentence per finding. See PageChecks.cs.
() => {
    const isHidden = element => {
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        return !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || box.width <= 1 || box.height <= 1 || style.clipPath === "inset(50%)";
    };
    const onlyHeard = element => {
        for (let each = element; each; each = each.parentElement) if (getComputedStyle(each).clipPath === "inset(50%)") return true;
        return false;
    };
    const name = element => `<${element.tagName.toLowerCase()}> "${(element.getAttribute("aria-label") ?? element.innerText ?? element.value ?? element.id ?? "").trim().slice(0, 60)}" (${element.className?.baseVal ?? element.className})`;

    function texts() {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const node = walker.currentNode;
            const parent = node.parentElement;
            if (!node.data.trim() || parent.closest("script, style, noscript, option, datalist, svg") || isHidden(parent) || onlyHeard(parent)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            found.push({ parent, boxes: [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1) });
        }
        return found;
    }

    // What makes the page scroll sideways.
    function wide() {
        const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= room) return [];
        const out = [...document.body.querySelectorAll("*")].filter(each => !isHidden(each) && each.getBoundingClientRect().right > room + 0.5);
        const first = out.filter(each => !out.some(other => other !== each && each.contains(other)));
        return [`${document.documentElement.scrollWidth} px of ${room}`, ...first.slice(0, 5).map(each => `sticks out: ${name(each)}`)];
    }

    const scrolls = style => style === "auto" || style === "scroll";

    // Text that a border cuts off, or that lies outside the page.
    function cut() {
        const findings = new Set();
        for (const { parent, boxes } of texts()) {
            // What is cut short on purpose says all of it in its tooltip.
            if (parent.closest("[title]")?.title.includes(parent.textContent.trim())) continue;
            for (const box of boxes) {
                for (let each = parent; each && each !== document.body; each = each.parentElement) {
                    const style = getComputedStyle(each);
                    if (scrolls(style.overflowX) || scrolls(style.overflowY)) break;
                    if (style.overflowX === "visible" && style.overflowY === "visible") continue;
                    const frame = each.getBoundingClientRect();
                    if (box.right > frame.right + 2 || box.left < frame.left - 2 || box.bottom > frame.bottom + 4 || box.top < frame.top - 4) findings.add(`cut off: ${name(parent)}`);
                }
                const inScroller = (() => { for (let each = parent; each && each !== document.body; each = each.parentElement) if (scrolls(getComputedStyle(each).overflowX)) return true; })();
                if (!inScroller && (box.right > innerWidth + 1 || box.left < -1)) findings.add(`outside the page: ${name(parent)}`);
            }
        }
        for (const field of document.querySelectorAll("select")) {
            if (isHidden(field)) continue;
            const pen = document.createElement("canvas").getContext("2d");
            const style = getComputedStyle(field);
            pen.font = style.font;
            const wide = pen.measureText(field.selectedOptions[0]?.text ?? "").width;
            const room = field.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            if (wide > room + 1 && room < 60) findings.add(`cut off: ${name(field)}`);
        }
        return [...findings];
    }

    // Words on words.
    function overlaps() {
        const isAbove = element => { for (let each = element; each; each = each.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(each).position)) return true; return false; };
        const modal = document.querySelector("dialog:modal");
        const all = texts().filter(text => !isAbove(text.parent) && (!modal || modal.contains(text.parent))).flatMap(text => text.boxes.map(box => ({ box, parent: text.parent })));
        const findings = new Set();
        for (let one = 0; one < all.length; one++) {
            for (let other = one + 1; other < all.length; other++) {
                const a = all[one], b = all[other];
                if (a.parent === b.parent) continue;
                const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                if (wide > 4 && high > Math.min(a.box.height, b.box.height) * 0.45) findings.add(`on each other: ${name(a.parent)} and ${name(b.parent)}`);
            }
        }
        return [...findings];
    }

    // Links inside text need the height of their line; everything else a finger's 44 pixels.
    function small() {
        const findings = [];
        for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=checkbox]")) {
            if (isHidden(element) || onlyHeard(element) || element.disabled) continue;
            const ticked = element.matches("input[type=checkbox], input[type=radio]") && element.closest("label");
            const box = (ticked || element).getBoundingClientRect();
            const after = getComputedStyle(element, "::after");
            const isLarger = after.content !== "none" && after.position === "absolute";
            const wide = Math.max(box.width, isLarger ? parseFloat(after.width) : 0);
            const high = Math.max(box.height, isLarger ? parseFloat(after.height) : 0);
            const isText = element.matches("a") && (getComputedStyle(element).display === "inline" || element.parentElement.matches("p, h1, h2, h3, h4, td, dd, li, strong"));
            const least = isText ? 24 : 44;
            if (high < least - 0.5 || wide < Math.min(least, isText ? 18 : 44) - 0.5) findings.push(`${Math.round(wide)} x ${Math.round(high)}: ${name(element)}`);
        }
        return findings;
    }

    function disordered() {
        const findings = [];
        const titles = [...document.querySelectorAll("h1")].filter(title => !isHidden(title));
        if (titles.length !== 1) findings.push(`${titles.length} h1`);
        if (!/.+ · Remindly$|^Remindly .+/.test(document.title)) findings.push(`title "${document.title}"`);
        if (document.querySelectorAll("main").length !== 1) findings.push("not one main");
        if (!document.documentElement.lang) findings.push("no language");
        return findings;
    }

    // What has the focus now: seen, ringed, and not under a bar.
    function focus() {
        const element = document.activeElement;
        if (!element || !element.matches(":focus") || element === document.body) return [];
        const label = element.matches("input[type=checkbox], input[type=radio]") && element.closest("label");
        const style = getComputedStyle(element);
        const box = element.getBoundingClientRect();
        const findings = [];
        if ((style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) && style.boxShadow === "none") findings.push(`no ring: ${name(element)}`);
        const points = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5]].map(([x, y]) => document.elementFromPoint(box.left + box.width * x, box.top + Math.min(box.height, innerHeight) * y));
        const isThere = found => found && (element.contains(found) || found.contains(element) || label && label.contains(found));
        if (!points.some(isThere)) findings.push(`out of sight: ${name(element)} at ${Math.round(box.left)},${Math.round(box.top)}`);
        return findings;
    }

    return { wide, cut, overlaps, small, disordered, focus };
}
