using Microsoft.Data.Sqlite;
using Remindly.Core.Persistence;

namespace Remindly.Web.Hosting;

/// <summary>The folder of everything Remindly keeps, resolved once at start; relative data paths are under it.</summary>
public sealed class DataLocation
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly IConfiguration configuration;

    private DataLocation(string root, IConfiguration configuration)
    {
        Root = root;
        this.configuration = configuration;
    }

    /// <summary>An absolute path; the folder is there.</summary>
    public string Root { get; }

    /// <summary>The key ring's folder, absolute and readable by its owner alone.</summary>
    public string Keys => MakePrivate(Under(configuration["DataProtection:KeysPath"] ?? "keys"));

    /// <exception cref="SettingException">The folder lies inside build output, where the next build may delete it.</exception>
    public static DataLocation Choose(IConfiguration configuration, string workingFolder, string programFolder)
    {
        var root = Path.GetFullPath(configuration["DataPath"] ?? "data", workingFolder);
        if (IsBuildOutput(programFolder) && IsInside(root, programFolder))
        {
            throw new SettingException(
                "DataPath",
                $"{root} is inside build output, which the next build may delete. Start from another folder or set DataPath to one."
            );
        }

        return new DataLocation(MakePrivate(root), configuration);
    }

    /// <summary>The store that the settings name, its SQLite file under <see cref="Root"/>.</summary>
    /// <exception cref="SettingException">The engine is unknown, or the connection string is not one of that engine.</exception>
    public StoreOptions FindStore()
    {
        var name = configuration["Database:Provider"] ?? nameof(StoreEngine.Sqlite);
        if (!Enum.TryParse<StoreEngine>(name, ignoreCase: true, out var engine) || !Enum.IsDefined(engine))
        {
            throw new SettingException("Database:Provider", $"\"{name}\" is not known. Use Sqlite or PostgreSql.");
        }

        var text = configuration.GetConnectionString("Remindly");
        return engine == StoreEngine.Sqlite ? Sqlite(text ?? "Data Source=remindly.db") : Postgres(text);
    }

    private string Under(string path) => Path.GetFullPath(path, Root);

    private StoreOptions Sqlite(string text)
    {
        try
        {
            var builder = new SqliteConnectionStringBuilder(text);
            if (builder.DataSource is not ("" or ":memory:") && builder.Mode != SqliteOpenMode.Memory)
            {
                builder.DataSource = Under(builder.DataSource);
            }

            return new StoreOptions(StoreEngine.Sqlite, builder.ConnectionString);
        }
        catch (ArgumentException)
        {
            throw new SettingException(
                "ConnectionStrings:Remindly",
                "SQLite wants \"Data Source=remindly.db\". Set Database:Provider for another engine."
            );
        }
    }

    private static StoreOptions Postgres(string? text) =>
        text?.Contains("Host", StringComparison.OrdinalIgnoreCase) == true
            ? new StoreOptions(StoreEngine.PostgreSql, text)
            : throw new SettingException("ConnectionStrings:Remindly", "PostgreSql wants \"Host=…;Database=…;Username=…;Password=…\".");

    // Only where a build put the program: a published folder may well hold its own data.
    private static bool IsBuildOutput(string programFolder)
    {
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            if (folder.Name is "bin" or "obj" && folder.Parent?.EnumerateFiles("*.csproj").Any() == true)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(string path, string folder) =>
        (path + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static string MakePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly);
        }

        return folder;
    }
}
