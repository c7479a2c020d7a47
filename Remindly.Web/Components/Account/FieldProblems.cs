using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Remindly.Web.Accounts;

namespace Remindly.Web.Components.Account;

/// <summary>Puts what Identity refused beside the field it speaks of.</summary>
internal static class FieldProblems
{
    /// <summary>Fields go by the snake_case names of <see cref="AccountWords.FieldOf"/>; the first one takes what speaks of none.</summary>
    public static void Show(this EditContext context, IdentityResult result, params (string Field, string Property)[] fields)
    {
        var messages = new ValidationMessageStore(context);
        foreach (var error in result.Errors.DistinctBy(error => error.Description))
        {
            var property = Array.Find(fields, field => field.Field == AccountWords.FieldOf(error.Code)).Property ?? fields[0].Property;
            messages.Add(context.Field(property), error.Description);
        }

        context.NotifyValidationStateChanged();
    }
}
