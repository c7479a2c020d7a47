using Remindly.Core;

namespace Remindly.Web.Components.Shared;

/// <summary>What a person is told when something they asked for did not happen.</summary>
internal static class OutcomeWords
{
    public const string Gone = "This is no longer here. Somebody may have removed it, or you left the circle.";

    extension<T>(Outcome<T> outcome)
    {
        /// <summary>A sentence or two; null when it was done.</summary>
        public string? Problem =>
            outcome switch
            {
                Outcome<T>.Done => null,
                Outcome<T>.Missing => Gone,
                Outcome<T>.Forbidden(var message) => message,
                Outcome<T>.Conflict(_, var message) => message,
                Outcome<T>.Refused(var errors) => string.Join(' ', errors.SelectMany(error => error.Value)),
                Outcome<T>.ProviderFailed(_, var message, _) => message,
                _ => throw new InvalidOperationException("Unknown outcome."),
            };

        public bool IsDone => outcome is Outcome<T>.Done;

        /// <summary>What came of it; the default where nothing did.</summary>
        public T? Value => outcome is Outcome<T>.Done(var value) ? value : default;
    }
}
