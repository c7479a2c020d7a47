namespace Remindly.Web.Hosting;

/// <summary>A setting that the app cannot start with; the message names it and says what would do.</summary>
public sealed class SettingException(string key, string advice) : Exception($"{key}: {advice}");
