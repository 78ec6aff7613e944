{{ untitle "Hello World" }}|
{{ untitle "ÉCOLE ÀB  CD" }}|
{{ untitle "" }}|
