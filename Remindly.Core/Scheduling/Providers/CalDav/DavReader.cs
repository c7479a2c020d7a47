using System.Xml;

namespace Remindly.Core.Scheduling.Providers.CalDav;

/// <summary>
/// Reads a multistatus as it comes, one of its children at a time. What a server can do to its reader is bounded: no document types, no
/// entities of its own, and no more depth, elements and characters than a calendar needs.
/// </summary>
internal sealed class DavReader(Stream body, long mostCharacters, CancellationToken leaving) : IDisposable
{
    private const int Deepest = 24;
    private const int MostElementsOfOne = 1_000;

    private readonly XmlReader reader = XmlReader.Create(
        new CancellableStream(body, leaving),
        new XmlReaderSettings
        {
            Async = true,
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = mostCharacters,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        }
    );

    private bool begun;

    /// <summary>The next response, or what else stands beside them; null when the answer has come to its end.</summary>
    public async Task<DavElement?> NextAsync()
    {
        try
        {
            if (!begun)
            {
                await BeginAsync();
            }

            while (await reader.ReadAsync())
            {
                if (reader.NodeType == XmlNodeType.Element)
                {
                    return await ElementAsync();
                }
            }

            return null;
        }
        catch (XmlException)
        {
            // Its words quote the answer.
            throw new ProviderException(FailureKind.InvalidResponse);
        }
    }

    public void Dispose() => reader.Dispose();

    private async Task BeginAsync()
    {
        begun = true;
        await reader.MoveToContentAsync();
        if (reader.NodeType != XmlNodeType.Element || Name != Dav.Multistatus)
        {
            throw new ProviderException(FailureKind.InvalidResponse);
        }
    }

    private string Name => $"{{{reader.NamespaceURI}}}{reader.LocalName}";

    private async Task<DavElement> ElementAsync()
    {
        var whole = new DavElement(Name, reader.GetAttribute("name"));
        var open = new Stack<DavElement>();
        var count = 0;
        if (reader.IsEmptyElement)
        {
            return whole;
        }

        open.Push(whole);
        while (open.Count > 0 && await reader.ReadAsync())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (++count > MostElementsOfOne || open.Count >= Deepest)
                    {
                        throw new ProviderException(FailureKind.InvalidResponse);
                    }

                    var child = new DavElement(Name, reader.GetAttribute("name"));
                    open.Peek().Add(child);
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(child);
                    }

                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    open.Peek().Append(await reader.GetValueAsync());
                    break;
                default:
                    break;
            }
        }

        return whole;
    }
}
