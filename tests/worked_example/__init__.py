"""The worked example of PermenPANRB 6/2022 taken through the whole job."""
