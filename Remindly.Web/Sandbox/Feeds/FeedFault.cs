namespace Remindly.Web.Sandbox.Feeds;

/// <summary>What the feed does instead of answering rightly.</summary>
public enum FeedFault
{
    None,

    /// <summary>Answers rightly, but only after five seconds.</summary>
    Slow,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>200 with a page in HTML.</summary>
    Html,

    /// <summary>A calendar without an entry.</summary>
    Empty,

    /// <summary>Only the first entry is left.</summary>
    Shrunken,

    /// <summary>Goes on for 64 MB.</summary>
    Huge,

    /// <summary>Small as it is sent, 64 MB once it is unpacked.</summary>
    GzipBomb,

    /// <summary>Stops in its middle.</summary>
    CutOff,

    /// <summary>401.</summary>
    Unauthorized,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>429 with a Retry-After of two minutes.</summary>
    TooManyRequests,
}
