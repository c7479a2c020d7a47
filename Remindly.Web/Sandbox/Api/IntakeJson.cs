using System.Text;
using System.Text.Json;
using Remindly.Web.Sandbox.Seeding;

namespace Remindly.Web.Sandbox.Api;

/// <summary>The answers to the intake form, two levels down and once more as text.</summary>
internal static class IntakeJson
{
    public static void Write(Utf8JsonWriter writer, Practice practice, SandboxAppointment a)
    {
        writer.WriteStartArray("forms");
        if (a.Answers.Count > 0)
        {
            writer.WriteStartObject();
            writer.WriteNumber("id", practice.FormId);
            writer.WriteString("name", "Before your visit");
            writer.WriteStartArray("values");
            foreach (var field in practice.Fields)
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", a.Id + field.Id);
                writer.WriteNumber("fieldID", field.Id);
                writer.WriteString("value", a.Answers.GetValueOrDefault(field.Id, ""));
                writer.WriteString("name", field.Name);
                WriteNumberOrNull(writer, "fieldWidget", field.Kind == "dropdown" ? 2 : null);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("formsText", FormsText(practice, a));
    }

    private static string FormsText(Practice practice, SandboxAppointment a)
    {
        var text = new StringBuilder($"Name: {a.FullName}\nPhone: {AppointmentJson.Digits(a.Phone)}\nEmail: {a.Email}\n");
        foreach (var field in practice.Fields.Where(each => a.Answers.ContainsKey(each.Id)))
        {
            text.Append('\n').Append(field.Name).Append(": ").Append(a.Answers[field.Id]);
        }

        return text.ToString();
    }

    public static void WriteNumberOrNull(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
