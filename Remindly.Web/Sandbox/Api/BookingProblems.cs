namespace Remindly.Web.Sandbox.Api;

internal static class BookingProblems
{
    public static string Message(string code) =>
        code switch
        {
            "required_appointment_type_id" => "The parameter \"appointmentTypeID\" is required.",
            "invalid_appointment_type" => "The appointment type does not exist.",
            "required_datetime" => "The parameter \"datetime\" is required.",
            "invalid_datetime" => "The date and time could not be understood.",
            "required_first_name" => "The attribute \"firstName\" is required.",
            "required_last_name" => "The attribute \"lastName\" is required.",
            "required_email" => "The attribute \"email\" is required.",
            "invalid_email" => "The e-mail address is not one.",
            "invalid_timezone" => "The time zone is not known.",
            "invalid_calendar" => "The calendar does not offer this appointment type.",
            "no_available_calendar" => "No calendar is free at that time.",
            "not_available" => "The time is not available.",
            "not_available_min_hours_in_advance" => "The time is too soon.",
            "not_available_max_days_in_advance" => "The time is too far ahead.",
            "cancel_not_allowed" => "The appointment cannot be cancelled.",
            "cancel_too_close" => "It is too late to cancel the appointment.",
            "reschedule_not_allowed" => "The appointment cannot be moved.",
            "reschedule_too_close" => "It is too late to move the appointment.",
            "reschedule_series" => "An appointment of a series cannot be moved.",
            "reschedule_canceled" => "A cancelled appointment cannot be moved.",
            _ => "The request could not be carried out.",
        };
}
