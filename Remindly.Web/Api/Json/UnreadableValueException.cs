using System.Text.Json;

namespace Remindly.Web.Api.Json;

/// <summary>A value in a body that cannot be taken, with the sentence that its sender gets.</summary>
internal sealed class UnreadableValueException(string message) : JsonException(message);
