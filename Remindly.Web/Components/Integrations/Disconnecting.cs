using Remindly.Core;
using Remindly.Core.Scheduling;
using Remindly.Web.Components.Shared;

namespace Remindly.Web.Components.Integrations;

/// <summary>Disconnects at once and offers at the foot of the page to take it back. One per circuit: it outlives the page it began on.</summary>
public sealed class Disconnecting(Disconnections disconnections, Snackbars snackbars)
{
    private const string TooLate = "It is too late to take that back. Connect it again; its tasks are adopted.";

    /// <summary>Raised, with what its reader is told, when it was taken back or could not be.</summary>
    internal event Func<string, Task>? Regretted;

    /// <summary>What stood in the way; null when it is done.</summary>
    public async Task<string?> DisconnectAsync(
        Guid userId,
        IntegrationView integration,
        bool removeTasks,
        CancellationToken cancellationToken
    )
    {
        var answer = await disconnections.DisconnectAsync(userId, integration.Id, removeTasks, cancellationToken);
        if (answer.Value is not { } disconnected)
        {
            return answer.Problem;
        }

        snackbars.Say(Done(integration, removeTasks), () => TakeBackAsync(userId, integration, disconnected), takesFocus: true);
        return null;
    }

    private static string Done(IntegrationView integration, bool removeTasks) =>
        $"{integration.ProviderName} is disconnected"
        + (
            integration.TaskCount == 0 ? "."
            : removeTasks ? " and its tasks are removed."
            : ". Its tasks stay."
        );

    private async Task TakeBackAsync(Guid userId, IntegrationView integration, Disconnected disconnected)
    {
        var answer = await disconnections.TakeBackAsync(userId, disconnected, CancellationToken.None);
        var words = answer switch
        {
            Outcome<IntegrationView>.Done => $"{integration.ProviderName} is connected again, as it was.",
            Outcome<IntegrationView>.Missing => TooLate,
            _ => answer.Problem!,
        };
        if (Regretted is { } told)
        {
            await told(words);
        }
        else
        {
            snackbars.Say(words);
        }
    }
}
