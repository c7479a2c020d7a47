using Microsoft.Extensions.Configuration;
using Remindly.Core.Persistence;
using Remindly.Tests.Infrastructure;
using Remindly.Web.Hosting;
using Xunit;

namespace Remindly.Tests.Web.Hosting;

public sealed class DataLocationTests
{
    private readonly string folder = Directory.CreateDirectory(TestRun.NewPath("-work")).FullName;

    [Fact]
    public void Is_data_in_the_working_folder_and_made_at_need()
    {
        var data = Choose();
        Assert.Equal(Path.Combine(folder, "data"), data.Root);
        Assert.True(Directory.Exists(data.Root));
        Assert.Equal(Path.Combine(data.Root, "keys"), data.Keys);
        Assert.Equal(new StoreOptions(StoreEngine.Sqlite, $"Data Source={Path.Combine(data.Root, "remindly.db")}"), data.FindStore());
    }

    [Fact]
    public void Keeps_absolute_paths_as_they_are()
    {
        var elsewhere = TestRun.NewPath("-elsewhere");
        var data = Choose(
            ("DataPath", elsewhere),
            ("ConnectionStrings:Remindly", $"Data Source={folder}/own.db"),
            ("DataProtection:KeysPath", $"{folder}/ring")
        );
        Assert.Equal(elsewhere, data.Root);
        Assert.Equal($"{folder}/ring", data.Keys);
        Assert.Equal($"Data Source={folder}/own.db", data.FindStore().ConnectionString);
    }

    [Fact]
    public void Is_never_inside_build_output()
    {
        var output = Directory.CreateDirectory(Path.Combine(folder, "App", "bin", "Release", "net10.0")).FullName;
        File.WriteAllText(Path.Combine(folder, "App", "App.csproj"), "");
        var refusal = Assert.Throws<SettingException>(() => DataLocation.Choose(Settings(), output, output));
        Assert.StartsWith("DataPath", refusal.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(output, "data")));
        Assert.NotNull(DataLocation.Choose(Settings(), folder, output));
    }

    [Fact]
    public void May_lie_beside_a_published_program() => Assert.NotNull(DataLocation.Choose(Settings(), folder, folder));

    [Theory]
    [InlineData("Database:Provider", "Oracle")]
    [InlineData("ConnectionStrings:Remindly", "Colour=blue")]
    public void Names_the_setting_it_cannot_use(string key, string value) =>
        Assert.StartsWith(key, Assert.Throws<SettingException>(() => Choose((key, value)).FindStore()).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(each => KeyValuePair.Create(each.Key, (string?)each.Value)))
            .Build();

    private DataLocation Choose(params (string Key, string Value)[] settings) =>
        DataLocation.Choose(Settings(settings), folder, AppContext.BaseDirectory);
}
