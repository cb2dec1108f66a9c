"""The Attendance page as others would write it: what the dashboard is compared with."""
