using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Remindly.Web.Hosting;

/// <summary>Key files that only the account which runs Remindly can read.</summary>
internal sealed class OwnerOnlyKeys : FileSystemXmlRepository
{
    public OwnerOnlyKeys(string folder, ILoggerFactory loggers)
        : base(new DirectoryInfo(folder), loggers)
    {
        Close(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        CloseFiles();
    }

    public override void StoreElement(XElement element, string friendlyName)
    {
        base.StoreElement(element, friendlyName);
        CloseFiles();
    }

    private void CloseFiles()
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory.FullName, "*.xml"))
        {
            Close(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void Close(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }
}
