namespace Remindly.Web.Sandbox.Pages;

internal static class DevPageStyle
{
    public const string Css = """
        :root { --paper: #FAF8F4; --surface: #FFFFFF; --ink: #1D2730; --soft: #52606D; --line: #8A94A0; --primary: #0B6464; --on: #FFFFFF; --attention: #8F4A00; color-scheme: light dark; }
        @media (prefers-color-scheme: dark) { :root { --paper: #12171C; --surface: #1B2229; --ink: #EEF1F4; --soft: #B4BEC9; --line: #73808D; --primary: #6CD3CB; --on: #12171C; --attention: #FFC069; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 17px/1.5 system-ui, sans-serif; }
        main { max-width: 52rem; margin: 0 auto; padding: 16px; }
        h1 { font-size: 25px; } h2 { font-size: 20px; margin-top: 32px; }
        p { margin: 4px 0; overflow-wrap: anywhere; } small { color: var(--soft); font-size: 14px; font-weight: normal; }
        code { overflow-wrap: anywhere; }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0; } dd { margin: 0; }
        .box { background: var(--surface); border-radius: 10px; padding: 12px 16px; margin: 8px 0; } .box h2 { margin: 0 0 8px; }
        .rows { list-style: none; margin: 0; padding: 0; }
        .line { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; margin: 8px 0; } .stack { display: grid; gap: 12px; margin: 12px 0; }
        .line form { margin: 0; } .box.line { align-items: center; } ::placeholder { color: var(--soft); opacity: 1; }
        label { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 100%; min-width: 0; gap: 4px; color: var(--soft); font-size: 14px; }
        input, select, button { font: inherit; font-size: 17px; min-height: 44px; padding: 8px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); color: var(--ink); max-width: 100%; }
        .short { width: 7rem; }
        button { cursor: pointer; border-color: var(--primary); color: var(--primary); }
        summary { cursor: pointer; color: var(--primary); padding: 9px 0; }
        a { color: var(--primary); display: inline-block; padding: 10px 0; }
        :focus-visible { outline: 3px solid var(--primary); outline-offset: 2px; }
        .places { display: flex; flex-wrap: wrap; gap: 0 20px; } .places [aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
        h3 { font-size: 17px; margin: 20px 0 8px; } fieldset { border: 1px solid var(--line); border-radius: 10px; margin: 12px 0; padding: 8px 16px 16px; min-width: 0; } legend { color: var(--soft); font-size: 14px; padding: 0 6px; }
        .check { display: flex; align-items: center; gap: 10px; min-height: 44px; color: var(--ink); font-size: 17px; } .check input { width: 22px; height: 22px; min-height: 0; margin: 0; accent-color: var(--primary); }
        .tries { margin: 4px 0; padding-left: 1.25rem; font-size: 14px; }
        .said { background: var(--surface); border-left: 4px solid var(--primary); padding: 12px 16px; }
        .state { color: var(--attention); display: inline-block; font-style: normal; font-weight: 600; }
        @media (max-width: 32rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd + dt { margin-top: 8px; } .line > label:has(> input:not(.short)) { flex: 1 1 100%; } }
        .log { padding-left: 2.5rem; max-height: 24rem; overflow: auto; font-size: 14px; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        """;
}
