namespace Remindly.Web.Hosting;

/// <summary>Who is asking: a program or a person. The two get their bad news in different forms.</summary>
internal static class RequestKinds
{
    private static readonly string[] ForPrograms = ["/api", "/webhooks", "/openapi"];
    private static readonly string[] Neither = ["/health", "/metrics", "/sandbox", "/_blazor", "/_framework", "/_content"];

    extension(HttpContext context)
    {
        /// <summary>Remindly's own HTTP interface, where a bearer token is the only way in.</summary>
        public bool IsApi => context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

        public bool IsForPrograms => IsUnder(context, ForPrograms);

        public bool IsPage => !IsUnder(context, ForPrograms) && !IsUnder(context, Neither);

        public bool IsHealthCheck => context.Request.Path.StartsWithSegments("/health", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsUnder(HttpContext context, string[] prefixes) =>
        prefixes.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
}
