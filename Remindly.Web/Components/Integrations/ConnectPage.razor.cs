using System.Globalization;
using Microsoft.AspNetCore.Components;
using Remindly.Core;
using Remindly.Core.Care;
using Remindly.Core.Scheduling;
using Remindly.Core.Scheduling.Sync;
using Remindly.Web.Components.Shared;
using Remindly.Web.Demo;

namespace Remindly.Web.Components.Integrations;

/// <summary>Credentials, a look at what would come in, then the connection and its first sync.</summary>
public sealed partial class ConnectPage(
    ProviderCatalog catalog,
    SeniorService people,
    IntegrationReader reader,
    ImportPreviews previews,
    IntegrationService integrations,
    SyncNow sync,
    DemoCredentials demo,
    SignedIn waiting
)
{
    private readonly CredentialDraft draft = new();
    private readonly FieldProblems problems = new();
    private Draft? kept;
    private ElementReference outcome;
    private ProviderInfo? provider;
    private Credentials? signedIn;
    private string? ended;
    private IReadOnlyList<SeniorSummary>? seniors;
    private IReadOnlyList<KeyValuePair<string, string>> whose = [];
    private string? seniorId;
    private MatchMode match = MatchMode.Client;
    private IReadOnlyList<string>? calendars;
    private bool working;
    private string? trouble;
    private ImportProgress? looked;
    private ImportPreview? preview;
    private IntegrationView? existing;
    private IntegrationView? connected;
    private SyncSaid? firstSync;

    /// <summary>The provider's key, such as <c>acuity</c>.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    /// <summary>Finds what a sign-in has brought.</summary>
    [SupplyParameterFromQuery(Name = "signed_in")]
    public string? Ticket { get; set; }

    /// <summary>How a sign-in ended that came to nothing.</summary>
    [SupplyParameterFromQuery(Name = "sign_in")]
    public string? Ended { get; set; }

    private string Title => provider is null ? "Add an integration" : $"Connect {provider.Name}";

    private SeniorSummary? Senior => seniors?.FirstOrDefault(each => each.Id.ToString() == seniorId);

    private bool IsAddress => provider?.Fields.Any(each => each.Name == "url") == true;

    private string Progress =>
        looked switch
        {
            null => IsAddress ? "Looking whether there is a calendar at this address…" : $"Asking {provider!.Name} whether the key works…",
            _ when IsAddress => $"This is “{looked.AccountName}”. Reading the appointments…",
            { Found: 0 } => $"The key works: it is {looked.AccountName}’s. Reading the appointments…",
            _ =>
                $"The key works: it is {looked.AccountName}’s. {looked.Found.ToString("N0", CultureInfo.CurrentCulture)} appointments so far…",
        };

    protected override void OnInitialized() => provider = catalog.Find(Key)?.Info;

    protected override async Task LoadAsync()
    {
        signedIn = connected is null ? waiting.Find(UserId, Key, Ticket) : signedIn;
        ended = signedIn is null && Ticket is not null ? SignInEndpoints.Expired : Ended;
        if (seniors is null)
        {
            var own = await people.ListAsync(UserId, Leaving);
            seniors = [.. own.Where(each => each.Role == CircleRole.Owner)];
            whose = [.. seniors.Select(each => KeyValuePair.Create(each.Id.ToString(), each.CalledName))];
            whose = seniors.Count > 1 ? [.. whose, KeyValuePair.Create("", "Everybody I care for, each their own")] : whose;
            seniorId = whose.Count > 0 ? whose[0].Key : null;
        }
    }

    private NewIntegration Wish =>
        new()
        {
            Provider = Key,
            SeniorId = Senior?.Id,
            Credentials = signedIn ?? draft.ToCredentials(),
            Settings = SyncSettings.Default with { Match = match, Calendars = calendars },
        };

    private void ChooseSenior(string? id)
    {
        seniorId = id;
        ForgetPreview();
    }

    private void UseDemo(IReadOnlyDictionary<string, string> account)
    {
        foreach (var (field, text) in account)
        {
            draft[field] = text;
        }

        problems.Clear();
        ForgetPreview();
    }

    private void ForgetPreview() => (preview, calendars) = (null, null);

    // What would come in is another matter then.
    private async Task ChooseCalendarsAsync(IReadOnlyList<string>? chosen)
    {
        calendars = chosen;
        if (!working && chosen is not { Count: 0 } && await TryAsync(LookAgainAsync) is { } look)
        {
            preview = look;
        }
    }

    private Task<Outcome<ImportPreview>> LookAgainAsync() =>
        previews.LookAsync(UserId, Wish, new LookProgress(step => InvokeAsync(() => Show(step))), Leaving);

    private async Task LookAsync()
    {
        if (working || preview is not null)
        {
            return;
        }

        var wish = Wish;
        var progress = new LookProgress(step => InvokeAsync(() => Show(step)));
        if (await TryAsync(() => previews.LookAsync(UserId, wish, progress, Leaving)) is { } look)
        {
            var others = await reader.ListAsync(UserId, seniorId: null, Leaving);
            existing = others.FirstOrDefault(each =>
                each.Provider == Key && each.ProviderUserId is { } account && account == wish.Credentials.ProviderUserId
            );
            match = wish.SeniorId is null ? MatchMode.Client : look.Proposed;
            preview = look;
        }
    }

    private void Show(ImportProgress step)
    {
        looked = step;
        StateHasChanged();
    }

    private async Task ConnectAsync()
    {
        if (!working && await TryAsync(() => integrations.ConnectAsync(UserId, Wish, Leaving)) is { } integration)
        {
            connected = integration;
            waiting.Forget(Ticket);
            StateHasChanged();
            if (kept is not null)
            {
                await kept.ForgetAsync();
            }

            firstSync = await sync.RunAsync(UserId, integration, new SyncRequest(integration.Id, SyncTrigger.Connect), Leaving);
        }
    }

    private async Task<T?> TryAsync<T>(Func<Task<Outcome<T>>> ask)
        where T : class
    {
        (working, trouble, looked) = (true, null, null);
        problems.Clear();
        StateHasChanged();
        var answer = await ask();
        working = false;
        trouble = CredentialWords.Place(answer, provider!, problems) ?? (signedIn is null ? null : answer.Problem);
        preview = answer.IsDone ? preview : null;
        signedIn =
            answer is Outcome<T>.ProviderFailed(var code, _, _) && code == FailureWords.Code(FailureKind.Unauthorized) ? null : signedIn;
        return answer.Value;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (connected is not null && firstSync is null)
        {
            await outcome.FocusAsync();
        }
    }

    // Progress{T} of the framework would tell it on a thread of its own, in any order.
    private sealed class LookProgress(Action<ImportProgress> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value);
    }
}
