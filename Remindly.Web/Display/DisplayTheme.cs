namespace Remindly.Web.Display;

/// <summary>Light letters on dark, dark ones on light, or as the device is set.</summary>
public enum DisplayTheme
{
    Automatic,
    Light,
    Dark,
}
