using System.Threading.Channels;

namespace Remindly.Web.Mail;

/// <summary>Letters to be sent. Whoever asks for one does not wait for it, so an answer takes as long with a letter as without.</summary>
public sealed class Outbox
{
    private readonly Channel<Letter> letters = Channel.CreateBounded<Letter>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Post(Letter letter) => letters.Writer.TryWrite(letter);

    internal IAsyncEnumerable<Letter> ReadAllAsync(CancellationToken cancellationToken) => letters.Reader.ReadAllAsync(cancellationToken);
}
