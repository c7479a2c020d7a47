using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Calendly;

/// <summary>What Calendly answered to one call, when it did answer.</summary>
internal abstract record CalendlyReply
{
    private CalendlyReply() { }

    public sealed record Found(JsonElement Body) : CalendlyReply;

    public sealed record Missing : CalendlyReply;

    /// <param name="Code">Why, in safe letters.</param>
    public sealed record Refused(string Code) : CalendlyReply;
}
