typedef int CMail_placeholder;
