using Remindly.Web;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
builder.AddRemindlyWeb();

var app = builder.Build();
app.UseAntiforgery();
app.MapRemindlyPages();
await app.RunAsync();

public partial class Program;
