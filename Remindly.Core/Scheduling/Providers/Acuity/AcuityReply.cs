using System.Text.Json;

namespace Remindly.Core.Scheduling.Providers.Acuity;

/// <summary>What Acuity answered to one call, when it did answer.</summary>
internal abstract record AcuityReply
{
    private AcuityReply() { }

    public sealed record Found(JsonElement Body) : AcuityReply;

    public sealed record Missing : AcuityReply;

    /// <param name="Code">Acuity's own word for it, in safe letters.</param>
    public sealed record Refused(string Code) : AcuityReply;
}
