using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace Remindly.Tests.Infrastructure;

public sealed class DiffingCompatTests : BunitContext
{
    [Fact]
    public void A_component_renders_is_clicked_and_compares_as_markup()
    {
        var counter = Render<Counter>();

        counter.Find("button").Click();

        counter.MarkupMatches("<button   type=button>pressed 1</button>");
        Assert.ThrowsAny<HtmlEqualException>(() => counter.MarkupMatches("<button type=button>pressed 2</button>"));
    }

    private sealed class Counter : ComponentBase
    {
        private int presses;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "button");
            builder.AddAttribute(1, "type", "button");
            builder.AddAttribute(2, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => presses++));
            builder.AddContent(3, $"pressed {presses}");
            builder.CloseElement();
        }
    }
}
