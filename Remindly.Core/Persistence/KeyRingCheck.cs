using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Remindly.Core.Persistence;

/// <summary>
/// Notices at start that the keys which protect saved credentials are not the ones they were saved with. The app still starts:
/// tasks stay readable, and the integrations say what is wrong.
/// </summary>
public sealed partial class KeyRingCheck(
    IDbContextFactory<RemindlyDb> databases,
    IDataProtectionProvider protection,
    ILogger<KeyRingCheck> logger
)
{
    private const string Known = "Remindly";

    /// <summary>False when the database's credentials were saved with other keys.</summary>
    public bool KeysFit { get; private set; } = true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("Remindly.KeyRingCheck");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var check = await db.KeyChecks.AsNoTracking().SingleOrDefaultAsync(row => row.Id == KeyCheck.OnlyRow, cancellationToken);
        if (check is not null && Fits(protector, check.SealedText))
        {
            return;
        }

        if (check is not null && await db.Integrations.AnyAsync(cancellationToken))
        {
            KeysFit = false;
            LogKeysMissing(logger);
            return;
        }

        // A new database, or one that has nothing to protect yet.
        var sealedText = protector.Protect(Known);
        if (check is not null)
        {
            await db.KeyChecks.ExecuteUpdateAsync(row => row.SetProperty(each => each.SealedText, sealedText), cancellationToken);
            return;
        }

        db.Add(new KeyCheck(KeyCheck.OnlyRow, sealedText));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (db.KeyChecks.Any())
        {
            // Another process that started at the same moment, with the same keys, was first.
        }
    }

    private static bool Fits(IDataProtector protector, string sealedText)
    {
        try
        {
            return protector.Unprotect(sealedText) == Known;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(
        LogLevel.Critical,
        "The keys that protect saved credentials are missing: the folder of DataProtection:KeysPath is not the one this database was used with. "
            + "Put that folder back and start again. Until then no integration can sync, unless its owner enters the credentials again."
    )]
    private static partial void LogKeysMissing(ILogger logger);
}
