using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace Remindly.Tests.Infrastructure;

/// <summary>
/// bUnit asks for a newer AngleSharp.Diffing than can be restored; the older one does what bUnit calls. The loader refuses it by
/// version, so it lies in a folder of its own and is handed over when it is asked for.
/// </summary>
internal static class DiffingCompat
{
    private const string Name = "AngleSharp.Diffing";

    [ModuleInitializer]
    internal static void Initialize() =>
        AssemblyLoadContext.Default.Resolving += (context, asked) =>
            asked.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", $"{Name}.dll")) : null;
}
