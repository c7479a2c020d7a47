using System.Net;
using System.Net.Sockets;

namespace Remindly.Core.Scheduling.Providers.Http.Outward;

/// <summary>Finds the addresses of a host's name.</summary>
internal delegate Task<IPAddress[]> HostNames(string host, CancellationToken cancellationToken);

/// <summary>
/// Makes the connections: every address that a name has is checked, and the connection is made to one of those that were, so that a
/// name which answers differently the next time gains nothing.
/// </summary>
internal sealed class OutwardConnector(OutwardGate gate, HostNames names)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await names(host, cancellationToken);
        if (!gate.MayConnect(host, port, found))
        {
            throw new ProviderException(FailureKind.AddressRefused);
        }

        Socket? socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, port, cancellationToken);
            var stream = new NetworkStream(socket, ownsSocket: true);
            socket = null;
            return stream;
        }
        finally
        {
            socket?.Dispose();
        }
    }
}
