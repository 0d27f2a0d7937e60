-- A check that the provider did not take on is not one of the day's.
grant delete on face_check to biyetong_app;
