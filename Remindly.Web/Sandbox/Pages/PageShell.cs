namespace Remindly.Web.Sandbox.Pages;

/// <summary>What every page of the sandbox has around it.</summary>
internal sealed class PageShell(PathString root, string home)
{
    private static readonly (string Path, string Name)[] Places =
    [
        (SandboxServices.StartPage, "Sandbox"),
        (SandboxServices.Prefix, "Acuity"),
        (SandboxServices.CalendlyPrefix, "Calendly"),
        (SandboxServices.FeedPrefix, "Clinic calendar"),
    ];

    public Markup Render(string title, string lead, string done, Markup body) =>
        Markup.Of(
            $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{title}</title>
            <link rel="stylesheet" href="{root}{SandboxServices.Prefix}/page.css">
            </head>
            <body>
            <main>
            <nav class="places" aria-label="Sandbox">{Markup.Join(Places.Select(Place))}</nav>
            <h1>{title}</h1>
            <p>{lead}</p>
            {Said(done)}
            {body}
            </main>
            </body>
            </html>
            """
        );

    private Markup Place((string Path, string Name) place) =>
        Markup.Of(
            $"<a href=\"{root}{place.Path}\"{(place.Path == home ? Markup.Of($" aria-current=\"page\"") : Markup.Empty)}>{place.Name}</a>"
        );

    private static Markup Said(string done) =>
        DevPageWords.Said(done) is { Length: > 0 } sentence ? Markup.Of($"<p class=\"said\" role=\"status\">{sentence}</p>") : Markup.Empty;
}
