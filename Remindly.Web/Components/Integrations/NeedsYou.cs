using Remindly.Core.Scheduling;

namespace Remindly.Web.Components.Integrations;

/// <summary>How many connections need a person, for both bars of one window.</summary>
public sealed class NeedsYou
{
    /// <summary>Raised on the thread that counted.</summary>
    internal event Action? Changed;

    public int Count { get; private set; }

    public void Know(IReadOnlyList<IntegrationView> integrations)
    {
        var count = integrations.Count(HealthWords.NeedsYou);
        if (count != Count)
        {
            Count = count;
            Changed?.Invoke();
        }
    }
}
