// Passkeys: asks the browser's authenticator, then posts what it says with the form that <remindly-passkey> stands in.
const supported = !!(globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON && PublicKeyCredential.parseRequestOptionsFromJSON);

const words = {
    NotAllowedError: "No passkey was chosen. Try again, or sign in with your password.",
    InvalidStateError: "This device already has a passkey for your account.",
    SecurityError: "Passkeys do not work at this address. Sign in with your password.",
};

customElements.define("remindly-passkey", class extends HTMLElement {
    connectedCallback() {
        this.form = this.closest("form");
        const button = this.previousElementSibling;
        if (!supported || !this.form) return;
        button.hidden = false;
        button.addEventListener("click", event => {
            event.preventDefault();
            this.ask();
        });
        if (!("create" in this.dataset)) this.offer();
    }

    disconnectedCallback() {
        this.asking?.abort();
    }

    // In the e-mail field's own suggestions, where the browser can.
    async offer() {
        if (await PublicKeyCredential.isConditionalMediationAvailable?.()) await this.ask("conditional");
    }

    async ask(mediation) {
        this.asking?.abort();
        this.asking = new AbortController();
        try {
            this.send("Credential", JSON.stringify(await this.obtain(mediation, this.asking.signal)));
        } catch (problem) {
            if (problem.name === "AbortError" || mediation) return;
            this.send("Problem", words[problem.name] ?? "The passkey could not be used. Try again, or sign in with your password.");
        }
    }

    async obtain(mediation, signal) {
        const { offer, tokenName, token } = this.dataset;
        const response = await fetch(offer, { method: "POST", headers: { [tokenName]: token }, signal });
        if (!response.ok) throw new Error(String(response.status));
        const options = await response.json();
        return "create" in this.dataset
            ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options), signal })
            : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), mediation, signal });
    }

    send(member, value) {
        const field = Object.assign(document.createElement("input"), { type: "hidden", name: `${this.dataset.name}.${member}`, value });
        this.form.append(field);
        this.form.submit();
    }
});
